import { expect, type Locator, type Page } from '@playwright/test';

/** A prerequisite as the page of the organisation shows it. */
export interface Shown {
  readonly title: string;
  readonly lo: number;
  readonly hi: number;
  /** What the gate says. */
  readonly says: string;
  readonly href: string;
}

async function shown(row: Locator): Promise<Shown> {
  const link = row.getByRole('link');
  const said = row
    .getByText(/^(passes|fails|undecided|does not apply)/)
    .first();
  const bounds = row.getByRole('img', { name: /between/ });
  const [, title = '', lo, hi] =
    /^(.*): between (\d+) and (\d+) of 100/.exec(
      (await bounds.getAttribute('aria-label')) ?? '',
    ) ?? [];
  return {
    title,
    lo: Number(lo),
    hi: Number(hi),
    says: await said.innerText(),
    href: (await link.getAttribute('href')) ?? '',
  };
}

/** The five prerequisites, read as a screen reader reads them. */
export async function prerequisitesOn(page: Page): Promise<readonly Shown[]> {
  const rows = page
    .getByRole('list', { name: 'The five prerequisites' })
    .getByRole('listitem');
  await expect(rows).toHaveCount(5);
  return Promise.all((await rows.all()).map(shown));
}
