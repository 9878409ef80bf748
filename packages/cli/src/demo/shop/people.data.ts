/** Where the shop's customers come from, how often, and how people there are called and reached. */
export interface Country {
  readonly code: string;
  readonly weight: number;
  readonly locale: string;
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly cities: readonly string[];
  readonly mail: readonly string[];
  /** A mobile number as people there write it: `#` is any digit. */
  readonly phone: string;
}

export const COUNTRIES: readonly Country[] = [
  {
    code: 'TR',
    weight: 58,
    locale: 'tr-TR',
    given: [
      'Ayşe',
      'Mehmet',
      'İrem',
      'Çağla',
      'Oğuz',
      'Şule',
      'Emre',
      'Zeynep',
      'Işıl',
      'Ömer',
      'Gülşen',
      'Ufuk',
    ],
    family: ['Yılmaz', 'Öztürk', 'Çelik', 'Şahin', 'Kılıç', 'Aydın', 'Güneş', 'Işık', 'Doğan', 'Ünal'],
    cities: ['İstanbul', 'İzmir', 'Ankara', 'Eskişehir', 'Muğla'],
    mail: ['gmail.com', 'hotmail.com', 'icloud.com', 'ornek.com.tr'],
    phone: '0532 ### ## ##',
  },
  {
    code: 'DE',
    weight: 16,
    locale: 'de-DE',
    given: ['Jürgen', 'Anke', 'Björn', 'Sören', 'Käthe', 'Lukas', 'Hannah'],
    family: ['Müller', 'Weiß', 'Schäfer', 'Groß', 'Köhler', 'Vogt'],
    cities: ['Köln', 'München', 'Düsseldorf', 'Berlin'],
    mail: ['gmx.de', 'web.de', 't-online.de'],
    phone: '01512 #######',
  },
  {
    code: 'GB',
    weight: 10,
    locale: 'en-GB',
    given: ['Olivia', 'George', 'Siân', 'Zoë', 'Harry', 'Niamh'],
    family: ["O'Connor", 'Smith', 'Taylor-Wood', 'Evans', 'Khan'],
    cities: ['London', 'Leeds', 'Cardiff'],
    mail: ['outlook.com', 'btinternet.com', 'gmail.com'],
    phone: '07400 ######',
  },
  {
    code: 'FR',
    weight: 7,
    locale: 'fr-FR',
    given: ['Chloé', 'François', 'Anaïs', 'Loïc'],
    family: ['Lefèvre', 'Dupont', 'Gaël-Moreau', 'Bérard'],
    cities: ['Lyon', 'Paris', 'Besançon'],
    mail: ['orange.fr', 'laposte.net'],
    phone: '06 12 ## ## ##',
  },
  {
    code: 'NL',
    weight: 4,
    locale: 'nl-NL',
    given: ['Daan', 'Fenna', 'Joëlle'],
    family: ['de Vries', 'van den Berg', 'Jansen'],
    cities: ['Utrecht', 'Rotterdam'],
    mail: ['ziggo.nl', 'kpnmail.nl'],
    phone: '06 1234####',
  },
  {
    code: 'SE',
    weight: 3,
    locale: 'sv-SE',
    given: ['Åsa', 'Göran', 'Linnéa'],
    family: ['Sjöberg', 'Ångström', 'Lindqvist'],
    cities: ['Malmö', 'Göteborg'],
    mail: ['telia.com'],
    phone: '070-123 ## ##',
  },
  {
    code: 'AZ',
    weight: 2,
    locale: 'az-AZ',
    given: ['Aygün', 'Rəşad'],
    family: ['Əliyev', 'Məmmədova'],
    cities: ['Bakı'],
    mail: ['mail.az'],
    phone: '050 ### ## ##',
  },
];
