import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import { parse } from 'yaml';
import { z } from 'zod';
import { checked } from './fields';

const BREAKS = ['\n', '\r', '\u0085', '\u2028', '\u2029', '\t', '\u0000'];
const GOOD = {
  name: ['card-limits', 'abc', 'x'.repeat(40)],
  owner: ['group:default/payments', 'group:my-org/Team_A.b'],
  description: ['Keeps the limits.', 'Öffnet "Konten": 100 % 🚀 – ganz ohne #'],
  tier: ['tier-1', 'tier-3'],
  system: ['system:default/cards'],
  onCall: ['https://pager.example/schedules/payments', 'http://x.test'],
  templateRef: ['template:default/node-service'],
  team: ['payments', 'team_a.b'],
} as const;
const WRONG = {
  name: ['', 'ab', 'Ab-c', '-abc', 'a--b', 'a/../b', 'x'.repeat(41)],
  owner: [
    '',
    'payments',
    'user:default/ada',
    'group:payments',
    'group:default/',
    'group:default/..',
    'group:default/a: b',
    'group:default/a#b',
    `group:default/${'x'.repeat(150)}`,
  ],
  description: [
    '',
    'short',
    '          ',
    ' leads with a space',
    'x'.repeat(201),
    'turns \u202e around here',
  ],
  tier: ['', 'tier-4', 'tier-1 '],
  system: ['cards', 'group:default/cards', 'system:default/a/b'],
  onCall: [
    '',
    'pager.example/schedules',
    'data:text/html,<script>',
    'https://',
    'https://pager.example/a b',
    `https://pager.example/${'x'.repeat(500)}`,
  ],
  templateRef: ['node-service', 'template:default/a\\b'],
  team: ['', '..', '.', 'a/b', 'a b'],
} as const;

type Field = keyof typeof GOOD;
const fields: readonly Field[] = [
  'name',
  'owner',
  'description',
  'tier',
  'system',
  'onCall',
  'templateRef',
  'team',
];

describe.each(fields)('the field %s', field => {
  it.each(GOOD[field])('takes %j', value => {
    expect(checked(field, value)).toBe(value);
  });

  it.each(WRONG[field])('refuses %j and says what to choose', value => {
    expect(() => checked(field, value)).toThrow(InputError);
    expect(() => checked(field, value)).toThrow(/ must .*: choose /);
  });

  it('refuses a line break of any alphabet wherever it stands', () => {
    for (const character of BREAKS) {
      const [good] = GOOD[field];
      for (const value of [
        `${good}${character}`,
        `${character}${good}`,
        `${good}${character}owner: group:default/other`,
      ]) {
        expect(() => checked(field, value)).toThrow(InputError);
      }
    }
  });

  it('refuses what is no text', () => {
    for (const value of [undefined, 1, {}, [GOOD[field][0]]]) {
      expect(() => checked(field, value)).toThrow(InputError);
    }
  });
});

const formSchema = z.object({
  spec: z.object({
    parameters: z.array(
      z.object({
        properties: z.record(
          z.string(),
          z.object({
            pattern: z.string().optional(),
            minLength: z.number().optional(),
            maxLength: z.number().optional(),
            enum: z.array(z.string()).optional(),
            errorMessage: z.string().optional(),
          }),
        ),
      }),
    ),
  }),
});

describe('the form of the template', () => {
  const form = formSchema.parse(
    parse(
      readFileSync(
        // eslint-disable-next-line no-restricted-syntax -- the templates live beside the packages
        join(__dirname, '../../../../templates/node-service/template.yaml'),
        'utf8',
      ),
    ),
  );
  const properties = Object.assign(
    {},
    ...form.spec.parameters.map(page => page.properties),
  );
  const asked = fields.filter(field => field in properties);

  it('asks for nothing that the server does not check', () => {
    expect(Object.keys(properties).sort()).toEqual([...asked].sort());
    expect(asked).toHaveLength(6);
  });

  it.each(asked)(
    'says the same of %s as the server, before it is sent',
    field => {
      const rule = properties[field];
      const isTaken = (value: string) =>
        rule.enum?.includes(value) ??
        (new RegExp(rule.pattern, 'u').test(value) &&
          value.length >= (rule.minLength ?? 0) &&
          value.length <= rule.maxLength);
      for (const value of GOOD[field]) {
        expect({ value, taken: isTaken(value) }).toEqual({
          value,
          taken: true,
        });
      }
      const broken = BREAKS.map(character => `${GOOD[field][0]}${character}x`);
      for (const value of [...WRONG[field], ...broken]) {
        expect({ value, taken: isTaken(value) }).toEqual({
          value,
          taken: false,
        });
      }
      expect(rule.enum ?? rule.errorMessage).toBeDefined();
    },
  );
});
