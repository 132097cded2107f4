/** How serious a thing is; the stylesheet gives each its colour. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';
