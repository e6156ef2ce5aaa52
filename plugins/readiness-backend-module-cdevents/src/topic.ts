/** Of Backstage's events; the address is called after it. */
export const TOPIC = 'cdevents';
