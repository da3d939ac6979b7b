/** The tags that the compiler sets: `backup` on what AWS Backup keeps, the others on everything that can carry tags. */
export const OWN_TAGS = ["project", "environment", "owner", "cost-center", "Name", "backup"] as const;
