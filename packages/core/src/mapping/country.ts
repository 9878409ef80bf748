/** Three-letter codes and names people write, for the markets where forms still ask for them in words. */
const WORDS = `
TR:tur,turkey,türkiye,turkiye,türkei DE:deu,ger,germany,deutschland,almanya AT:aut,austria,österreich,avusturya
CH:che,switzerland,schweiz,suisse,isviçre GB:gbr,uk,united kingdom,great britain,england,ingiltere
US:usa,united states,united states of america,amerika IE:irl,ireland FR:fra,france,frankreich,fransa
NL:nld,netherlands,the netherlands,nederland,niederlande,hollanda BE:bel,belgium,belgien,belgique,belçika
LU:lux,luxembourg,luxemburg ES:esp,spain,españa,spanien,ispanya PT:prt,portugal,portekiz IT:ita,italy,italia,italien,italya
GR:grc,el,greece,griechenland,yunanistan CY:cyp,cyprus,kıbrıs PL:pol,poland,polska,polen,polonya CZ:cze,czechia,czech republic
SK:svk,slovakia HU:hun,hungary RO:rou,romania,românia BG:bgr,bulgaria HR:hrv,croatia RS:srb,serbia SI:svn,slovenia
DK:dnk,denmark,danmark SE:swe,sweden,sverige NO:nor,norway,norge FI:fin,finland,suomi RU:rus,russia,russian federation
UA:ukr,ukraine AZ:aze,azerbaijan,azerbaycan GE:geo,georgia KZ:kaz,kazakhstan AE:are,uae,united arab emirates
SA:sau,saudi arabia QA:qat,qatar KW:kwt,kuwait BH:bhr,bahrain OM:omn,oman EG:egy,egypt MA:mar,morocco IL:isr,israel
IN:ind,india ID:idn,indonesia MY:mys,malaysia SG:sgp,singapore TH:tha,thailand VN:vnm,vietnam PH:phl,philippines
JP:jpn,japan KR:kor,south korea,korea CN:chn,china TW:twn,taiwan HK:hkg,hong kong AU:aus,australia NZ:nzl,new zealand
CA:can,canada MX:mex,mexico,méxico BR:bra,brazil,brasil AR:arg,argentina CL:chl,chile CO:col,colombia PE:per,peru
ZA:zaf,south africa NG:nga,nigeria`;

const CODES: ReadonlyMap<string, string> = new Map(
  [...WORDS.matchAll(/([A-Z]{2}):([^:]+)(?=\s[A-Z]{2}:|$)/g)].flatMap((entry) =>
    (entry[2] ?? '').split(',').map((word): [string, string] => [word.trim(), entry[1] ?? '']),
  ),
);

/** ISO 3166-1 alpha-2 of a country code or name; empty when it is none that we know. */
export function countryCode(text: string): string {
  const word = text.trim();
  const known = CODES.get(word.toLowerCase()) ?? CODES.get(word.toLocaleLowerCase('tr'));
  if (known !== undefined) return known;
  return /^[A-Za-z]{2}$/.test(word) ? word.toUpperCase() : '';
}
