/** What the simulated cloud makes of backups. */
import { arn, hex, type Maker, settingOf } from "./maker.ts";

const uuid = () => `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`;

export const backupMakers: Readonly<Record<string, Maker>> = {
  "aws:backup/plan:Plan": (_, place) => {
    const id = uuid();
    return { id, arn: arn("backup", place, `backup-plan:${id}`), version: hex(48) };
  },
  "aws:backup/regionSettings:RegionSettings": (_, { region }) => ({ id: region }),
  "aws:backup/restoreTestingPlan:RestoreTestingPlan": (input, place) => ({
    id: input("name"),
    arn: arn("backup", place, `restore-testing-plan:${input("name")}-${uuid()}`),
  }),
  "aws:backup/restoreTestingSelection:RestoreTestingSelection": (input) => ({
    id: `${input("name")}:${input("restoreTestingPlanName")}`,
  }),
  "aws:backup/selection:Selection": () => ({ id: uuid() }),
  "aws:backup/vault:Vault": (input, place) => ({
    id: input("name"),
    arn: arn("backup", place, `backup-vault:${input("name")}`),
    recoveryPoints: 0,
  }),
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": (input, place) => ({
    ...settingOf("backupVaultName")(input, place),
    backupVaultArn: arn("backup", place, `backup-vault:${input("backupVaultName")}`),
  }),
  "aws:backup/vaultNotifications:VaultNotifications": (input, place) => ({
    ...settingOf("backupVaultName")(input, place),
    backupVaultArn: arn("backup", place, `backup-vault:${input("backupVaultName")}`),
  }),
};
