import { seedOf } from './random';
import type { Service } from './types';

/** The squad that is paged by PagerDuty; what it is paged for also stands where everybody writes incidents down. */
const SQUAD = 'transfers';

/** The service of PagerDuty that pages for a service of the company, by its id. */
export function pagedBy({
  name,
  squad,
  type,
}: Pick<Service, 'name' | 'squad' | 'type'>): string | undefined {
  return squad === SQUAD && type !== 'library' ? idOf('P', name) : undefined;
}

/** The incident of PagerDuty that somebody was paged for. */
export function pageId(service: string, createdAt: number): string {
  return idOf('Q', `${service} ${createdAt}`);
}

function idOf(letter: string, name: string): string {
  const number = seedOf(0, name).toString(36).toUpperCase();
  return `${letter}${number.padStart(7, '0')}`;
}
