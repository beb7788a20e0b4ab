/** Mantine's theme. Colours and sizes stand in `base.css` and `mantine.css`; here is only what CSS cannot say. */
import {
  PasswordInput,
  TextInput,
  createTheme,
  defaultVariantColorsResolver,
  localStorageColorSchemeManager,
} from '@mantine/core';

export const theme = createTheme({
  primaryColor: 'orange',
  fontFamily: 'var(--font)',
  defaultRadius: 'var(--radius-small)',
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    TextInput: TextInput.extend({ defaultProps: { size: 'md' } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: 'md' } }),
  },
  // The text on the accent is white on the dark orange of the light theme and near black on the light orange of the dark one.
  variantColorResolver: (input) => {
    const colours = defaultVariantColorsResolver(input);
    return input.variant === 'filled' ? { ...colours, color: 'var(--on-accent)' } : colours;
  },
});

/** Remembers light, dark or as the device has it. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'mysoluno.theme' });
