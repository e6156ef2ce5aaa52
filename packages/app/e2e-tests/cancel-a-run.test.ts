import { expect, test, type Page } from '@playwright/test';
import { breakSystem, mendEverything } from './support/faults';
import { openPortal } from './support/portal';

test.afterEach(({ request }) => mendEverything(request));

const FORM = '/create/templates/default/node-service';

async function fillIn(page: Page, name: string, description: string) {
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('textbox', { name: 'What it does' }).fill(description);
}

/** Goes on to the review. What is found under the name moves the button; a click that hit nothing is made again. */
async function review(page: Page) {
  const create = page.getByRole('button', { name: 'Create', exact: true });
  await expect(async () => {
    if (!(await create.isVisible()))
      await page.getByRole('button', { name: 'Review' }).click();
    await expect(create).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
}

const endOf = (page: Page) => page.getByRole('article').getByRole('alert');

test('a run that is cancelled while it waits lists what is there and how to remove it, and is continued with the same values only', async ({
  page,
  request,
}) => {
  test.setTimeout(480_000);
  const name = `card-alerts-${Date.now().toString(36)}`;
  await openPortal(page, FORM);
  await fillIn(page, name, 'Tells people about the limits of their cards.');
  await expect(page.getByText(`The name ${name} is free.`)).toBeVisible();
  await review(page);
  await page.getByRole('button', { name: 'Create' }).dblclick();

  await page.getByRole('button', { name: 'Show Logs' }).click();
  // Soon after a start the portal still reads everything, and a run takes its time.
  await expect(page.getByText('Pipeline started')).toBeVisible({
    timeout: 180_000,
  });
  // Staging is not reached while its Argo CD is away, so the run waits for as long as this test wants.
  await breakSystem(request, 'argocd:argocd-staging', { kind: 'dead' });
  await page.getByTestId('cancel-button').click();

  const end = endOf(page);
  // What the run asked last has to answer, or to run out of time, before it ends.
  await expect(end).toContainText('Cancelled during', { timeout: 45_000 });
  for (const text of [
    `/${name}`,
    'Delete this repository',
    `the folder staging/${name} of`,
    `catalog entry component:default/${name}`,
    'Unregister entity',
    'choose Continue',
  ]) {
    await expect(end).toContainText(text);
  }
  await expect(page.getByTestId('cancel-button')).toBeDisabled();

  await page.reload();
  await expect(end).toContainText('Cancelled during', { timeout: 15_000 });

  // Argo CD is still away, so nobody knows; that is neither free nor taken.
  const goOn = page.getByRole('button', { name: 'Continue', exact: true });
  await goOn.click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(name);
  await expect(page.getByRole('status')).toContainText(
    `The portal could not check whether the name ${name} is free`,
  );
  await page.getByRole('button', { name: 'Review' }).click();
  // Under the field, and where the form says why it stays.
  await expect(
    page
      .getByText(`The portal could not check whether the name ${name} is free`)
      .nth(1),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create' })).toHaveCount(0);
  await mendEverything(request);

  // Other words than before are not dropped in silence.
  const words = page.getByRole('textbox', { name: 'What it does' });
  await words.fill('Something quite different from before.');
  await expect(page.getByRole('status')).toContainText('with other values');
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByText('with other values').nth(1)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create' })).toHaveCount(0);

  await words.fill('Tells people about the limits of their cards.');
  await expect(page.getByRole('status')).toContainText(
    `Continue: an earlier run began ${name}`,
  );
  await review(page);
  // Back and forth changes nothing.
  await page.getByRole('button', { name: 'Back' }).click();
  // The name is looked for again.
  await expect(page.getByRole('status')).toContainText(
    `Continue: an earlier run began ${name}`,
  );
  await review(page);
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(
    page.getByRole('link', { name: 'Open in the catalog' }),
  ).toBeVisible({ timeout: 180_000 });
  await expect(
    page.getByText('This run continued what an earlier one had begun'),
  ).toBeVisible();
  await expect(page.getByText(/seconds? after you started/)).toHaveCount(0);
});

test('a name that is taken says so in the form, by what, and goes no further', async ({
  page,
}) => {
  await openPortal(page, FORM);
  // A repository of the company that no template made.
  await fillIn(page, 'pipelines', 'Would take a name that others have.');
  const taken = 'The name pipelines is taken: there is the repository';
  await expect(page.getByRole('status')).toContainText(taken);
  for (let click = 0; click < 2; click += 1) {
    await page.getByRole('button', { name: 'Review' }).click();
    await expect(page.getByText(taken)).toHaveCount(3);
    await expect(page.getByRole('button', { name: 'Create' })).toHaveCount(0);
  }
});

test('a run that fails says what exists, and continues when the reason is gone', async ({
  page,
  request,
}) => {
  test.setTimeout(300_000);
  const name = `card-fees-${Date.now().toString(36)}`;
  await openPortal(page, FORM);
  await fillIn(page, name, 'Knows the fees of every card.');
  await review(page);
  // The run makes everything and then may not see how the pipeline does.
  await breakSystem(request, 'git-host', {
    kind: 'status',
    status: 403,
    path: `/api/v3/repos/saltmarsh/${name}/actions/runs`,
  });
  await page.getByRole('button', { name: 'Create' }).click();

  const end = endOf(page);
  await expect(end).toContainText('does not let the portal read', {
    timeout: 90_000,
  });
  for (const text of [
    `/${name}`,
    `the Argo CD application ${name} in staging`,
    `the Argo CD application ${name} in production`,
    `catalog entry component:default/${name}`,
    'To undo it, remove these from the last to the first',
  ]) {
    await expect(end).toContainText(text);
  }

  await mendEverything(request);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await expect(page.getByRole('status')).toContainText(
    `Continue: an earlier run began ${name}`,
  );
  await review(page);
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(
    page.getByRole('link', { name: 'Open in the catalog' }),
  ).toBeVisible({ timeout: 180_000 });

  // The same name once more: the service is there, and nobody is told that it took seconds.
  await page.goto(FORM);
  await fillIn(page, name, 'Knows something else of every card.');
  await expect(page.getByRole('status')).toContainText('with other values');
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByRole('button', { name: 'Create' })).toHaveCount(0);
});
