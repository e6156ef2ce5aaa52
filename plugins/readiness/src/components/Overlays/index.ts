export { Said } from './Said';
export { SayThis } from './SayThis';
export { useMayContest } from './useOverlays';
export { WhoMay } from './WhoMay';
