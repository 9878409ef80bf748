/** What the shop sells. Prices in euro; `currencies` turns them into what a customer sees. */
export interface Product {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly price: number;
  readonly colors: readonly string[];
  readonly sizes: readonly string[];
}

const CLOTHES = ['XS', 'S', 'M', 'L', 'XL'];
const SHOES = ['37', '38', '39', '40', '41', '42', '43'];
const ONE = ['One size'];

const product = (
  id: string,
  name: string,
  category: string,
  price: number,
  colors: readonly string[],
  sizes: readonly string[],
): Product => ({ id, name, category, price, colors, sizes });

export const CATALOG: readonly Product[] = [
  product('W-1001', 'Keten Midi Elbise', 'Kadın > Giyim > Elbise', 69.9, ['ekru', 'siyah'], CLOTHES),
  product('W-1002', 'Saten Bluz', 'Kadın > Giyim > Bluz', 34.5, ['bordo', 'pudra'], CLOTHES),
  product('W-1003', 'Yüksek Bel Jean', 'Kadın > Giyim > Jean', 49.99, ['indigo', 'siyah'], CLOTHES),
  product('W-1004', 'Örgü Hırka', 'Kadın > Giyim > Triko', 44, ['gri', 'yeşil'], CLOTHES),
  product('W-1101', 'Deri Omuz Çantası', 'Kadın > Aksesuar > Çanta', 119, ['taba', 'siyah'], ONE),
  product('W-1102', 'İpek Fular', 'Kadın > Aksesuar > Fular', 24.9, ['lacivert', 'şarap'], ONE),
  product(
    'W-1201',
    'Bilekten Bağlı Sandalet',
    'Kadın > Ayakkabı > Sandalet',
    59.9,
    ['altın', 'siyah'],
    SHOES,
  ),
  product('M-2001', 'Slim Fit Gömlek', 'Erkek > Giyim > Gömlek', 39.9, ['beyaz', 'mavi'], CLOTHES),
  product('M-2002', 'Yün Kaban', 'Erkek > Giyim > Kaban', 189, ['kamel', 'antrasit'], CLOTHES),
  product('M-2003', 'Chino Pantolon', 'Erkek > Giyim > Pantolon', 45, ['bej', 'haki'], CLOTHES),
  product('M-2004', 'Basic T-Shirt (3 pack)', 'Erkek > Giyim > T-Shirt', 29.99, ['beyaz', 'siyah'], CLOTHES),
  product('M-2101', 'Deri Kemer', 'Erkek > Aksesuar > Kemer', 32.5, ['kahve', 'siyah'], ONE),
  product('M-2201', 'Süet Sneaker', 'Erkek > Ayakkabı > Sneaker', 89.9, ['gri', 'lacivert'], SHOES),
  product(
    'K-3001',
    'Dinozorlu Sweatshirt',
    'Çocuk > Giyim > Sweatshirt',
    22.9,
    ['yeşil', 'turuncu'],
    CLOTHES,
  ),
  product('K-3002', 'Yağmurluk', 'Çocuk > Giyim > Mont', 36, ['sarı', 'kırmızı'], CLOTHES),
  product('H-4001', 'Pamuklu Nevresim Takımı', 'Ev > Yatak Odası > Nevresim', 79, ['beyaz', 'adaçayı'], ONE),
];

export interface Currency {
  readonly code: string;
  readonly perEuro: number;
}

export const CURRENCIES: Readonly<Record<string, Currency>> = {
  TR: { code: 'TRY', perEuro: 48.2 },
  GB: { code: 'GBP', perEuro: 0.87 },
  US: { code: 'USD', perEuro: 1.16 },
  SE: { code: 'SEK', perEuro: 11.1 },
  AZ: { code: 'AZN', perEuro: 1.97 },
};

export const EURO: Currency = { code: 'EUR', perEuro: 1 };

export const COUPONS: readonly { readonly code: string; readonly share: number }[] = [
  { code: 'HOŞGELDİN10', share: 0.1 },
  { code: 'SOMMER15', share: 0.15 },
  { code: 'VIP-20', share: 0.2 },
];
