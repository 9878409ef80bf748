import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentOf, momentOfWall, rangeText, wallOf } from './time-range.ts';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];

describe('a time on the wall', () => {
  it('is the moment it says, in winter and in summer', () => {
    expect(momentOfWall('Europe/Berlin', '2026-01-15T12:00')).toBe('2026-01-15T11:00:00.000Z');
    expect(momentOfWall('Europe/Berlin', '2026-07-15T12:00')).toBe('2026-07-15T10:00:00.000Z');
    expect(momentOfWall('Asia/Kathmandu', '2026-07-15T12:00:30')).toBe('2026-07-15T06:15:30.000Z');
    expect(momentOfWall('UTC', 'soon')).toBeUndefined();
  });

  it('in the hour that comes twice is meant the first time', () => {
    expect(momentOfWall('Europe/Berlin', '2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(momentOfWall('America/New_York', '2026-11-01T01:30')).toBe('2026-11-01T05:30:00.000Z');
  });

  it('in the hour that is left out is read as if the clock had not been changed yet', () => {
    expect(momentOfWall('Europe/Berlin', '2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('comes back as it was written, wherever a wall can say it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: Date.UTC(2015, 0), max: Date.UTC(2035, 0) }),
        (zone, at) => {
          const wall = wallOf(zone, new Date(at).toISOString());
          expect(wallOf(zone, momentOfWall(zone, wall)!)).toBe(wall);
        },
      ),
    );
  });
});

describe('a range', () => {
  it('that moves is counted back from now', () => {
    expect(momentOf('1h', Date.UTC(2026, 0, 1, 12))).toBe('2026-01-01T11:00:00.000Z');
    expect(momentOf('2026-01-01T00:00:00Z', 0)).toBe('2026-01-01T00:00:00Z');
    expect(momentOf(undefined, 0)).toBeUndefined();
  });

  it('has a name', () => {
    const since = '2026-07-15T10:00:00Z';
    expect(rangeText('UTC', undefined, undefined)).toBe('Any time');
    expect(rangeText('UTC', '1d', undefined)).toBe('Last day');
    expect(rangeText('Europe/Berlin', since, undefined)).toBe('Since 2026-07-15 12:00');
    expect(rangeText('UTC', since, '2026-07-16T10:00:05Z')).toBe('2026-07-15 10:00 – 2026-07-16 10:00:05');
    expect(rangeText('UTC', undefined, since)).toBe('Until 2026-07-15 10:00');
  });
});
