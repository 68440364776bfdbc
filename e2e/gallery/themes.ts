/** The themes that every view is shown in. */
export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];
