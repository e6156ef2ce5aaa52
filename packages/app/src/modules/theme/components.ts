import type { UnifiedThemeOptions } from '@backstage/theme';

declare module '@backstage/theme' {
  interface OverrideComponentNameToClassKeys {
    /** The catalog table's toolbar has a style name and no type. */
    PluginCatalogTableToolbar: 'root';
  }
}

/** The same stack as --bui-font-regular in tokens.css: no web font is fetched. */
export const fontFamily =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif";

/** Small corrections to Material UI pages, so that they sit beside Backstage UI ones. */
export const components: NonNullable<UnifiedThemeOptions['components']> = {
  MuiButton: {
    styleOverrides: { root: { textTransform: 'none' } },
  },
  // Forms mix fields of the scaffolder with pickers, which are outlined.
  MuiTextField: {
    defaultProps: { variant: 'outlined', size: 'small' },
  },
  MuiTableCell: {
    styleOverrides: {
      // A name is not cut in the middle of a word.
      root: {
        wordBreak: 'normal',
        overflowWrap: 'break-word',
        lineHeight: 1.3,
        // The catalog's tags bring wide sides of their own, inline.
        '&[style*="padding: 0px 16px 0px 20px"]': {
          padding: '0 4px 0 6px !important',
        },
      },
      sizeSmall: { padding: '9px 4px 9px 6px', fontSize: '0.8125rem' },
      head: { wordBreak: 'normal' },
    },
  },
  // "1-20 of 41" between the arrows is drawn half through otherwise.
  MuiTablePagination: {
    styleOverrides: {
      root: { '& .MuiTypography-caption': { color: 'var(--bui-fg-primary)' } },
    },
  },
  MuiChip: {
    styleOverrides: {
      sizeSmall: { margin: '1px 2px 1px 0' },
    },
  },
  BackstageTableHeader: {
    // The same sides as the cells below, or the catalog needs more than a 1,280 px screen has.
    styleOverrides: { header: { padding: '8px 4px 8px 6px' } },
  },
  PluginCatalogTableToolbar: {
    // On a phone the search goes below the title instead of over it.
    styleOverrides: { root: { flexWrap: 'wrap' } },
  },
  // Stock pages draw a wait as a moving bar; here every wait is a line of what is to come.
  MuiLinearProgress: {
    styleOverrides: {
      indeterminate: {
        height: 20,
        borderRadius: 4,
        backgroundColor: 'var(--bui-bg-neutral-2)',
      },
      bar1Indeterminate: { display: 'none' },
      bar2Indeterminate: { display: 'none' },
    },
  },
  // The graph around a component waits behind one, and whoever does not see it turn is told nothing.
  MuiCircularProgress: {
    defaultProps: { 'aria-label': 'Loading' },
  },
  MuiListItemIcon: {
    styleOverrides: { root: { minWidth: 32 } },
  },
  BackstageHeader: {
    styleOverrides: { header: { boxShadow: 'none', backgroundImage: 'none' } },
  },
  // The list of templates has a line of actions without a title, which would be a heading of no words.
  BackstageContentHeader: {
    styleOverrides: { title: { '&:empty': { display: 'none' } } },
  },
  BackstageIconLinkVertical: {
    styleOverrides: { label: { textTransform: 'none', letterSpacing: 0 } },
  },
  CatalogReactUserListPicker: {
    styleOverrides: {
      listIcon: { minWidth: 26 },
      menuItem: { paddingLeft: 8, paddingRight: 40 },
      groupWrapper: { margin: '4px 4px 8px' },
    },
  },
};
