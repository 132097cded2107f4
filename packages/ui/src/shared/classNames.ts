/** The component's own class, and the application's beside it. */
export const classNames = (own: string, given: string | undefined): string => (given ? `${own} ${given}` : own);
