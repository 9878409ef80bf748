import type { BuiltInRow } from './event-type-rows.ts';

const PRODUCT =
  'product_id:string sku:string category:string name:string brand:string variant:string price:numeric quantity:numeric coupon:string position:numeric url:url image_url:image';
const ORDER =
  'order_id!:string affiliation:string total:numeric subtotal:numeric revenue:numeric shipping:numeric tax:numeric discount:numeric coupon:string currency:string products:objects';
const CHECKOUT = 'checkout_id:string step:numeric shipping_method:string payment_method:string';
const COUPON = 'order_id:string cart_id:string coupon_id:string coupon_name:string discount:numeric';
const PROMOTION = 'promotion_id:string creative:string name:string position:string';
const ITEMS = 'currency:string value:numeric items!:objects';

/** Commerce by the names of Segment's specification, which many senders share. */
export const SEGMENT_EVENTS: readonly BuiltInRow[] = [
  ['Products Searched', 'Products searched', 'browsing', true, 'query!:string'],
  [
    'Product List Viewed',
    'Product list viewed',
    'browsing',
    true,
    'list_id:string category:string products:objects',
  ],
  [
    'Product List Filtered',
    'Product list filtered',
    'browsing',
    true,
    'list_id:string category:string filters:objects sorts:objects products:objects',
  ],
  ['Product Clicked', 'Product clicked', 'browsing', true, PRODUCT],
  ['Product Viewed', 'Product viewed', 'browsing', true, PRODUCT],
  ['Promotion Viewed', 'Promotion viewed', 'promotions', true, PROMOTION],
  ['Promotion Clicked', 'Promotion clicked', 'promotions', true, PROMOTION],
  ['Product Added', 'Product added to cart', 'ordering', true, `cart_id:string ${PRODUCT}`],
  ['Product Removed', 'Product removed from cart', 'ordering', true, `cart_id:string ${PRODUCT}`],
  ['Cart Viewed', 'Cart viewed', 'ordering', true, 'cart_id:string products:objects'],
  ['Checkout Started', 'Checkout started', 'ordering', true, ORDER.replace('order_id!', 'order_id')],
  ['Checkout Step Viewed', 'Checkout step viewed', 'ordering', true, CHECKOUT],
  ['Checkout Step Completed', 'Checkout step completed', 'ordering', true, CHECKOUT],
  ['Payment Info Entered', 'Payment details entered', 'ordering', true, `order_id:string ${CHECKOUT}`],
  ['Order Completed', 'Order completed', 'ordering', true, `checkout_id:string ${ORDER}`],
  ['Order Updated', 'Order updated', 'ordering', true, ORDER],
  ['Order Refunded', 'Order refunded', 'ordering', true, ORDER],
  ['Order Cancelled', 'Order cancelled', 'ordering', true, ORDER],
  ['Coupon Entered', 'Coupon entered', 'coupons', true, COUPON],
  ['Coupon Applied', 'Coupon applied', 'coupons', true, COUPON],
  ['Coupon Denied', 'Coupon denied', 'coupons', true, `${COUPON} reason:string`],
  ['Coupon Removed', 'Coupon removed', 'coupons', true, COUPON],
  [
    'Product Added to Wishlist',
    'Product added to wishlist',
    'wishlist',
    true,
    `wishlist_id:string wishlist_name:string ${PRODUCT}`,
  ],
  [
    'Product Removed from Wishlist',
    'Product removed from wishlist',
    'wishlist',
    true,
    `wishlist_id:string wishlist_name:string ${PRODUCT}`,
  ],
  [
    'Wishlist Product Added to Cart',
    'Wishlist product added to cart',
    'wishlist',
    true,
    `wishlist_id:string wishlist_name:string cart_id:string ${PRODUCT}`,
  ],
  [
    'Product Shared',
    'Product shared',
    'sharing',
    true,
    `share_via:string share_message:string recipient:string ${PRODUCT}`,
  ],
  [
    'Cart Shared',
    'Cart shared',
    'sharing',
    true,
    'share_via:string share_message:string recipient:string cart_id:string products:objects',
  ],
  [
    'Product Reviewed',
    'Product reviewed',
    'reviewing',
    true,
    'product_id!:string review_id:string review_body:string rating:string',
  ],
];

/** Commerce by the names of Google Analytics 4. Its `refund` shares the loyalty event's name and is listed there. */
export const GA4_EVENTS: readonly BuiltInRow[] = [
  [
    'page_view',
    'Page viewed (GA4)',
    'browsing',
    true,
    'page_location:url page_referrer:url page_title:string',
  ],
  ['view_item', 'Item viewed (GA4)', 'browsing', true, ITEMS],
  [
    'view_item_list',
    'Item list viewed (GA4)',
    'browsing',
    true,
    'item_list_id:string item_list_name:string items!:objects',
  ],
  [
    'select_item',
    'Item chosen (GA4)',
    'browsing',
    true,
    'item_list_id:string item_list_name:string items!:objects',
  ],
  ['search', 'Search (GA4)', 'browsing', true, 'search_term!:string'],
  ['view_search_results', 'Search results viewed (GA4)', 'browsing', true, 'search_term:string'],
  [
    'view_promotion',
    'Promotion viewed (GA4)',
    'promotions',
    true,
    'promotion_id:string promotion_name:string creative_name:string creative_slot:string items:objects',
  ],
  [
    'select_promotion',
    'Promotion chosen (GA4)',
    'promotions',
    true,
    'promotion_id:string promotion_name:string creative_name:string creative_slot:string items:objects',
  ],
  ['add_to_cart', 'Added to cart (GA4)', 'ordering', true, ITEMS],
  ['remove_from_cart', 'Removed from cart (GA4)', 'ordering', true, ITEMS],
  ['view_cart', 'Cart viewed (GA4)', 'ordering', true, ITEMS],
  ['begin_checkout', 'Checkout begun (GA4)', 'ordering', true, `${ITEMS} coupon:string`],
  [
    'add_shipping_info',
    'Shipping details added (GA4)',
    'ordering',
    true,
    `${ITEMS} coupon:string shipping_tier:string`,
  ],
  [
    'add_payment_info',
    'Payment details added (GA4)',
    'ordering',
    true,
    `${ITEMS} coupon:string payment_type:string`,
  ],
  [
    'purchase',
    'Purchase (GA4)',
    'ordering',
    true,
    `transaction_id!:string ${ITEMS} coupon:string shipping:numeric tax:numeric`,
  ],
  ['add_to_wishlist', 'Added to wishlist (GA4)', 'wishlist', true, ITEMS],
  ['sign_up', 'Signed up (GA4)', 'membership', true, 'method:string'],
  ['login', 'Logged in (GA4)', 'membership', true, 'method:string'],
  ['generate_lead', 'Lead generated (GA4)', 'membership', true, 'currency:string value:numeric'],
  ['share', 'Shared (GA4)', 'sharing', true, 'method:string content_type:string item_id:string'],
];

/** The calls of the tracking API that are not named by their sender. */
export const TRACKING_EVENTS: readonly BuiltInRow[] = [
  ['identify', 'Identified', 'tracking', false, ''],
  ['page', 'Page viewed', 'tracking', true, 'name:string category:string url:url title:string referrer:url'],
  ['screen', 'Screen viewed', 'tracking', true, 'name:string category:string'],
  ['group', 'Joined a group', 'tracking', false, 'groupId!:string'],
  ['alias', 'Became known by another id', 'tracking', false, 'previousId!:string'],
];
