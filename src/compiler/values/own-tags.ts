/** The tags that the compiler sets on everything that can carry tags. */
export const OWN_TAGS = ["project", "environment", "owner", "cost-center", "Name"] as const;
