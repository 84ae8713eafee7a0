/** The rule for names of projects, environments and apps, as the server holds it. */
export const NAME = /^[a-z]([a-z0-9-]{0,18}[a-z0-9])?$/;
