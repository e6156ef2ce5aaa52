import { useEffect, useState } from 'react';

const TYPING_PAUSE_MS = 200;

/** Words once their typing has paused. */
export function useSettled(words: string): string {
  const [settled, setSettled] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return settled.trim();
}
