import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { ThemeBlueprint } from '@backstage/plugin-app-react';
import {
  createUnifiedTheme,
  genPageTheme,
  UnifiedThemeProvider,
} from '@backstage/theme';
import { RiMoonLine, RiSunLine } from '@remixicon/react';
import { components, fontFamily } from './components';
import { darkPalette, lightPalette } from './palettes';

const THEME_NAME = 'groundwork';

const flatHeader = (color: string, fontColor: string) => ({
  home: genPageTheme({
    colors: [color, color],
    shape: 'none',
    options: { fontColor },
  }),
});

const light = createUnifiedTheme({
  palette: lightPalette,
  fontFamily,
  components,
  defaultPageTheme: 'home',
  pageTheme: flatHeader('#f6f5f2', '#1c1e21'),
});
const dark = createUnifiedTheme({
  palette: darkPalette,
  fontFamily,
  components,
  defaultPageTheme: 'home',
  pageTheme: flatHeader('#16191c', '#f2f3f4'),
});

const lightTheme = ThemeBlueprint.make({
  name: 'light',
  params: {
    theme: {
      id: 'light',
      title: 'Light',
      variant: 'light',
      icon: <RiSunLine />,
      Provider: ({ children }) => (
        <UnifiedThemeProvider theme={light} themeName={THEME_NAME}>
          {children}
        </UnifiedThemeProvider>
      ),
    },
  },
});

const darkTheme = ThemeBlueprint.make({
  name: 'dark',
  params: {
    theme: {
      id: 'dark',
      title: 'Dark',
      variant: 'dark',
      icon: <RiMoonLine />,
      Provider: ({ children }) => (
        <UnifiedThemeProvider theme={dark} themeName={THEME_NAME}>
          {children}
        </UnifiedThemeProvider>
      ),
    },
  },
});

/** Replaces the two themes of the app plugin by name, so no third one appears. */
export const themeModule = createFrontendModule({
  pluginId: 'app',
  extensions: [lightTheme, darkTheme],
});
