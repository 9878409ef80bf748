import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayGive, mayManage, type Managed, type Management } from './manage.ts';
import { covers, type Role } from './role.ts';

const role = fc.constantFrom<Role>('viewer', 'editor', 'admin', 'owner');
/** Managing is for admins and owners; a program has no user of its own. */
const manager = fc.record({
  user: fc.option(fc.nat({ max: 3 }), { nil: undefined }),
  role: fc.constantFrom<Role>('admin', 'owner'),
});
const person = fc.record({ role, active: fc.boolean() });
const management: fc.Arbitrary<Management> = fc.record({
  role: fc.option(role, { nil: undefined }),
  out: fc.boolean(),
  invited: fc.boolean(),
});

describe('managing people', () => {
  it('leaves an active owner, whoever does what to whom in whatever order', () => {
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 1, maxLength: 4 }),
        fc.array(fc.tuple(manager, fc.nat({ max: 3 }), management), { maxLength: 30 }),
        (people, steps) => {
          const users: (Omit<Managed, 'user'> | undefined)[] = [{ role: 'owner', active: true }, ...people];
          const owners = (): number => users.filter((one) => one?.role === 'owner' && one.active).length;
          for (const [who, index, change] of steps) {
            const one = users[index];
            if (one === undefined) continue;
            const others = owners() - (one.role === 'owner' && one.active ? 1 : 0);
            if (mayManage(who, { ...one, user: index }, change, others) !== undefined) continue;
            users[index] =
              change.out === true ? undefined : { role: change.role ?? one.role, active: one.active };
          }
          expect(owners()).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('lets nobody rise above themselves, or reach above themselves', () => {
    fc.assert(
      fc.property(manager, person, fc.nat({ max: 3 }), management, (who, one, user, change) => {
        if (mayManage(who, { ...one, user }, change, 1) !== undefined) return;
        expect(covers(who.role, one.role)).toBe(true);
        if (change.role !== undefined) expect(covers(who.role, change.role)).toBe(true);
        if (who.user !== user) return;
        expect([change.out, change.invited, change.role ?? one.role]).toEqual([false, false, one.role]);
      }),
    );
  });

  it('lets an owner do everything to others while another owner stays', () => {
    fc.assert(
      fc.property(person, management, (one, change) => {
        expect(mayManage({ user: 1, role: 'owner' }, { ...one, user: 2 }, change, 1)).toBeUndefined();
      }),
    );
    expect(mayGive({ role: 'admin' }, 'owner')).toBe('above_own_role');
    expect(mayGive({ role: 'admin' }, 'admin')).toBeUndefined();
  });
});
