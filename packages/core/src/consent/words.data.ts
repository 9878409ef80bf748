import type { Purpose } from './consent.ts';

/** A consent tool, the words it writes, and where they are documented. */
export interface ConsentTool {
  readonly tool: string;
  readonly source: string;
  /** Its words are nobody else's: they can be quoted with the name of the tool. */
  readonly own: boolean;
  readonly words: readonly KnownWord[];
}

/** `refuses`: to say yes to it is to refuse the purposes, and to say no says nothing. */
export interface KnownWord {
  readonly code: string;
  readonly label: string;
  readonly purposes: readonly Purpose[];
  readonly refuses?: true;
}

function word(code: string, label: string, ...purposes: readonly Purpose[]): KnownWord {
  return { code, label, purposes };
}

/**
 * Words that need no setting. Where two tools have the same word they mean the same by it. TCF purposes are written
 * `tcf:2`, however they come; 1 is about storing anything at all, and stands for no purpose that can be refused here
 * (DATAFLY-HARDAL-LYTICS 1.6).
 */
export const CONSENT_TOOLS: readonly ConsentTool[] = [
  {
    tool: 'Plain words',
    source: 'the canonical purposes, and what is commonly written for them (DATAFLY-HARDAL-LYTICS 1.6)',
    own: false,
    words: [
      word('essential', 'Essential', 'essential'),
      word('necessary', 'Necessary', 'essential'),
      word('strictly_necessary', 'Strictly necessary', 'essential'),
      word('required', 'Required', 'essential'),
      word('functional', 'Functional', 'functional'),
      word('functionality', 'Functionality', 'functional'),
      word('preferences', 'Preferences', 'functional'),
      word('analytics', 'Analytics', 'analytics'),
      word('statistics', 'Statistics', 'analytics'),
      word('performance', 'Performance', 'analytics'),
      word('measurement', 'Measurement', 'analytics'),
      word('marketing', 'Marketing', 'marketing'),
      word('advertising', 'Advertising', 'marketing'),
      word('targeting', 'Targeting', 'marketing'),
      word('personalization', 'Personalization', 'personalization'),
      word('personalisation', 'Personalisation', 'personalization'),
    ],
  },
  {
    tool: 'OneTrust',
    source: 'OneTrust: default cookie categories; DATAFLY-HARDAL-LYTICS 1.6',
    own: true,
    words: [
      word('C0001', 'Strictly necessary cookies', 'essential'),
      word('C0002', 'Performance cookies', 'analytics'),
      word('C0003', 'Functional cookies', 'functional'),
      word('C0004', 'Targeting cookies', 'marketing'),
      word('C0005', 'Social media cookies', 'marketing'),
    ],
  },
  {
    tool: 'Cookiebot',
    source: 'Cookiebot: the four categories of the CookieConsent cookie; DATAFLY-HARDAL-LYTICS 1.6',
    own: false,
    words: [
      word('necessary', 'Necessary', 'essential'),
      word('preferences', 'Preferences', 'functional'),
      word('statistics', 'Statistics', 'analytics'),
      word('marketing', 'Marketing', 'marketing'),
    ],
  },
  {
    tool: 'Didomi',
    source: 'Didomi help centre: Purposes (identifiers of the IAB purposes, and of its own)',
    own: true,
    words: [
      word('cookies', 'Store and/or access information on a device', 'essential'),
      word('select_basic_ads', 'Use limited data to select advertising', 'marketing'),
      word('create_ads_profile', 'Create profiles for personalised advertising', 'marketing'),
      word('select_personalized_ads', 'Use profiles to select personalised advertising', 'marketing'),
      word('create_content_profile', 'Create profiles to personalise content', 'personalization'),
      word('select_personalized_content', 'Use profiles to select personalised content', 'personalization'),
      word('measure_ad_performance', 'Measure advertising performance', 'marketing'),
      word('measure_content_performance', 'Measure content performance', 'analytics'),
      word('market_research', 'Understand audiences through statistics', 'analytics'),
      word('improve_products', 'Develop and improve services', 'functional'),
      word('use_limited_data_to_select_content', 'Use limited data to select content', 'personalization'),
      word('advertising_personalization', 'Advertising personalization', 'marketing'),
      word('content_personalization', 'Content personalization', 'personalization'),
    ],
  },
  {
    tool: 'Osano',
    source: 'Osano: JavaScript API of its consent manager, getConsent',
    own: false,
    words: [
      word('ESSENTIAL', 'Essential', 'essential'),
      word('STORAGE', 'Storage', 'functional'),
      word('MARKETING', 'Marketing', 'marketing'),
      word('PERSONALIZATION', 'Personalization', 'personalization'),
      word('ANALYTICS', 'Analytics', 'analytics'),
      { code: 'OPT_OUT', label: 'Do not sell or share: a refusal', purposes: ['marketing'], refuses: true },
    ],
  },
  {
    tool: 'IAB TCF',
    source: 'IAB Europe TCF 2.2, appendix A; DATAFLY-HARDAL-LYTICS 1.6',
    own: true,
    words: [
      word('tcf:1', 'Store and/or access information on a device', 'essential'),
      word('tcf:2', 'Use limited data to select advertising', 'marketing'),
      word('tcf:3', 'Create profiles for personalised advertising', 'marketing'),
      word('tcf:4', 'Use profiles to select personalised advertising', 'marketing'),
      word('tcf:5', 'Create profiles to personalise content', 'personalization'),
      word('tcf:6', 'Use profiles to select personalised content', 'personalization'),
      word('tcf:7', 'Measure advertising performance', 'marketing'),
      word('tcf:8', 'Measure content performance', 'analytics'),
      word('tcf:9', 'Understand audiences through statistics', 'analytics'),
      word('tcf:10', 'Develop and improve services', 'functional'),
      word('tcf:11', 'Use limited data to select content', 'personalization'),
    ],
  },
  {
    tool: 'Google Consent Mode',
    source: 'Google: consent types of consent mode v2',
    own: true,
    words: [
      word('ad_storage', 'Storage for advertising', 'marketing'),
      word('ad_user_data', 'User data for advertising', 'marketing'),
      word('ad_personalization', 'Personalised advertising', 'marketing'),
      word('analytics_storage', 'Storage for analytics', 'analytics'),
      word('functionality_storage', 'Storage for functions', 'functional'),
      word('personalization_storage', 'Storage for personalisation', 'personalization'),
      word('security_storage', 'Storage for security', 'essential'),
    ],
  },
];
