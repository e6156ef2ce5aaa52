import { Button } from '@backstage/ui';
import { useState } from 'react';

/** Props of {@link CopyButton}. */
export interface CopyButtonProps {
  readonly text: string;
  /** What the button says before, after, and when the browser does not let it. */
  readonly words: {
    readonly copy: string;
    readonly copied: string;
    readonly refused: string;
  };
}

type Outcome = 'copied' | 'refused';

async function write(text: string): Promise<Outcome> {
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    // Without HTTPS, or without the right to, a browser has no clipboard or refuses it: the reader is told.
    return 'refused';
  }
}

/** Copies a text and says that it did, aloud, too. */
export function CopyButton({ text, words }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>();
  return (
    <>
      <Button
        size="small"
        variant="secondary"
        onPress={async () => setOutcome(await write(text))}
      >
        {words.copy}
      </Button>
      <span role="status">{outcome === undefined ? '' : words[outcome]}</span>
    </>
  );
}
