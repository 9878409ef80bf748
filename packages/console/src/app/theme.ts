import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const sea: MantineColorsTuple = [
  '#e6f6f5',
  '#d0ebe9',
  '#a2d7d3',
  '#70c2bc',
  '#45aea8',
  '#239a94',
  '#0f8580',
  '#0c716d',
  '#095e5b',
  '#064a48',
];

/** Dense and calm: small type, tight spacing, one accent. */
export const theme = createTheme({
  colors: { sea },
  primaryColor: 'sea',
  primaryShade: { light: 7, dark: 7 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Code", "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  spacing: { xs: '0.375rem', sm: '0.625rem', md: '0.875rem', lg: '1.25rem', xl: '1.75rem' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'xs' } },
    PasswordInput: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs', comboboxProps: { shadow: 'md' } } },
    MultiSelect: { defaultProps: { size: 'xs' } },
    Autocomplete: { defaultProps: { size: 'xs' } },
    TagsInput: { defaultProps: { size: 'xs' } },
    NativeSelect: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'sm' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } },
    Badge: {
      defaultProps: { variant: 'light', radius: 'sm', size: 'sm' },
      styles: { label: { textTransform: 'none', fontWeight: 600 } },
    },
    Table: { defaultProps: { verticalSpacing: 5, horizontalSpacing: 'xs', fz: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
    Modal: { defaultProps: { centered: true } },
    Paper: { defaultProps: { withBorder: true, p: 'md' } },
  },
});

const TINTED = ['gray', 'red', 'violet', 'blue', 'teal', 'green', 'orange', 'yellow', 'sea'];

/** Ink on a tint of its own colour. */
function tintedInks(mixed: (name: string) => string): Record<string, string> {
  return Object.fromEntries(TINTED.map((name) => [`--mantine-color-${name}-light-color`, mixed(name)]));
}

/** Inks that hold 4.5 : 1 on every background we use, also the tinted ones of badges. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...tintedInks((name) => `color-mix(in srgb, var(--mantine-color-${name}-9) 72%, black)`),
    '--mantine-color-body': '#fbfcfc',
    '--mantine-color-dimmed': '#55606a',
    '--mantine-color-placeholder': '#6a737c',
    '--mantine-color-error': '#b42318',
    '--cw-odd': '#8a4600',
    '--cw-surface': '#ffffff',
    '--cw-line': '#dfe4e6',
    '--cw-sunken': '#f1f4f5',
  },
  dark: {
    ...tintedInks((name) => `var(--mantine-color-${name}-2)`),
    '--mantine-color-body': '#14181b',
    '--mantine-color-dimmed': '#a3adb5',
    '--mantine-color-placeholder': '#8d979f',
    '--mantine-color-error': '#ff9a8f',
    '--cw-odd': '#ffb870',
    '--cw-surface': '#1b2024',
    '--cw-line': '#30373d',
    '--cw-sunken': '#101417',
  },
});
