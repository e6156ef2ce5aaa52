import { palettes } from '@backstage/theme';

/**
 * Stone and ink with one accent. Status hues are the ones of tokens.css, so
 * that a Material UI page and a Backstage UI page agree.
 */
const navigation = {
  background: '#1d2126',
  indicator: '#aab6ff',
  color: '#c3c7cd',
  selectedColor: '#ffffff',
  navItem: { hoverBackground: '#2c3138' },
  submenu: { background: '#2c3138' },
};

export const lightPalette = {
  ...palettes.light,
  background: { default: '#f6f5f2', paper: '#ffffff' },
  primary: { main: '#37479b' },
  secondary: { main: '#37479b' },
  link: '#37479b',
  linkHover: '#27357c',
  border: '#dedbd5',
  textSubtle: '#5b5f66',
  textVerySubtle: '#c9c6c0',
  status: {
    ok: '#0b6e4f',
    warning: '#8a5a00',
    error: '#b3261e',
    running: '#37479b',
    pending: '#8a5a00',
    aborted: '#5b5f66',
  },
  warningBackground: '#fbf0d9',
  warningText: '#5c3c00',
  infoBackground: '#eceefa',
  infoText: '#27357c',
  errorBackground: '#fbeae8',
  errorText: '#8c1d18',
  navigation,
  tabbar: { indicator: '#37479b' },
};

export const darkPalette = {
  ...palettes.dark,
  background: { default: '#16191c', paper: '#1f2327' },
  primary: { main: '#aab6ff', dark: '#8f9df0' },
  secondary: { main: '#aab6ff' },
  link: '#aab6ff',
  linkHover: '#c5cdff',
  border: '#3a4047',
  textSubtle: '#aeb3ba',
  textVerySubtle: '#4b5158',
  status: {
    ok: '#5fd0a5',
    warning: '#f0b84a',
    error: '#ff8f80',
    running: '#aab6ff',
    pending: '#f0b84a',
    aborted: '#aeb3ba',
  },
  warningBackground: '#3a2a0a',
  warningText: '#f6d28f',
  infoBackground: '#262b4a',
  infoText: '#c5cdff',
  errorBackground: '#431813',
  errorText: '#ffb4a9',
  navigation,
  tabbar: { indicator: '#aab6ff' },
};
