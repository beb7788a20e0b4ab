/**
 * How many names can be asked for at once. The firewall takes a query of at most 2,048 bytes (AWS's SizeRestrictions_QUERYSTRING), and an
 * id with its encoded comma takes 33.
 */
export const mostNames = 50;
