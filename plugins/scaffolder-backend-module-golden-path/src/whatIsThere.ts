/** How somebody goes on after a run that ended early. */
export const HOW_TO_CONTINUE =
  'choose **Continue**: the form opens with the same values and says what it goes on with.';

/** A thing that a run has made, with the way to remove it without the portal. */
export function madeThing(thing: string, removal: string): string {
  return `${thing}. To remove it by hand: ${removal}`;
}

/** What exists when a run ends early, as a list that reads well in a log and as Markdown. */
export function whatIsThere(made: readonly string[]): string {
  return made.length === 0
    ? `No step had made anything by then. To try again, ${HOW_TO_CONTINUE}`
    : [
        'There by now, and staying:',
        '',
        ...made.map(thing => `- ${thing}`),
        '',
        `To go on, ${HOW_TO_CONTINUE} What is there is taken up, nothing is made twice. To undo it, remove these from the last to the first.`,
      ].join('\n');
}
