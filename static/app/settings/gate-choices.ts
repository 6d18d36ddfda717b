/** What the merge check can ask for, as a field offers it. */
export const GATE_CHOICES = [
  { value: 'off', label: 'Let every merge through' },
  { value: 'valid', label: 'SBOMs that change must be valid' },
  { value: 'present', label: 'A valid SBOM must be there' },
] as const;
