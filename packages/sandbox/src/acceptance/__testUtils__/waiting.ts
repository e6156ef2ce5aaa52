/** Waits until something holds. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > 600) throw new Error('It did not come to pass');
    await pause(200);
  }
}

/** Waits until something stays the same for two seconds. */
export async function settled(read: () => Promise<string>): Promise<void> {
  let before = await read();
  for (let same = 0; same < 10; ) {
    await pause(200);
    const after = await read();
    same = after === before ? same + 1 : 0;
    before = after;
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, ms);
  });
}
