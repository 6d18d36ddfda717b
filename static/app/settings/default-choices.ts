/** Which rules come last, as a field offers them. */
export const DEFAULT_CHOICES = [
  { value: 'built-in', label: 'Built in' },
  { value: 'interlynk-preset', label: 'Interlynk defaults' },
  { value: 'none', label: 'None' },
] as const;
