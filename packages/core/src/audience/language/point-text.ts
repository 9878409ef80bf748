import { shorten } from './shorten.ts';

export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

const NUMBER = '[+-]?\\d{1,3}(?:\\.\\d+)?(?:e-?\\d{1,3})?';
const POINT = new RegExp(`^\\s*(${NUMBER})\\s*,\\s*(${NUMBER})\\s*$`, 'i');

/** `48.1,11.5`: degrees north, degrees east. Undefined when it is no place on earth. */
export function parsePoint(text: string): Point | undefined {
  const found = POINT.exec(text);
  if (found === null) return undefined;
  const [latitude, longitude] = [Number(found[1]), Number(found[2])];
  return isPoint({ latitude, longitude }) ? { latitude, longitude } : undefined;
}

/** Why a text is no place. */
export function pointFault(text: string): { readonly message: string; readonly hint: string } {
  return POINT.test(text)
    ? {
        message: `${shorten(text)} is not on earth.`,
        hint: 'Latitude goes from -90 to 90, longitude from -180 to 180, in this order.',
      }
    : {
        message: `${shorten(text)} is no place.`,
        hint: 'Write latitude and longitude in one text, such as "48.1,11.5".',
      };
}

function isPoint({ latitude, longitude }: Point): boolean {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}
