/** The one role that a backend needs: with it S3 copies (AWS Identity and Access Management API Reference). */
import { type Aws, AwsError } from "../aws/client.ts";

export interface Role {
  exists(): Promise<boolean>;
  create(request: { readonly trust: object; readonly tags: Readonly<Record<string, string>> }): Promise<void>;
  /** The inline policy; `undefined` where there is none. */
  policy(): Promise<unknown>;
  setPolicy(policy: object): Promise<void>;
}

const POLICY = "replicate";

export function createRole(aws: Aws, name: string): Role {
  const call = async (action: string, parameters: Readonly<Record<string, string>>): Promise<string> => {
    const body = new URLSearchParams({ Action: action, Version: "2010-05-08", RoleName: name, ...parameters });
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const request = { service: "iam", region: "us-east-1", method: "POST", headers, body: body.toString() } as const;
    return (await aws(request)).text;
  };
  const absent = async (work: () => Promise<string>): Promise<string | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof AwsError && error.code === "NoSuchEntity") return undefined;
      throw error;
    }
  };
  return {
    exists: async () => (await absent(() => call("GetRole", {}))) !== undefined,
    create: async ({ trust, tags }) => {
      const members = Object.entries(tags).flatMap(([key, value], index) => [
        [`Tags.member.${index + 1}.Key`, key],
        [`Tags.member.${index + 1}.Value`, value],
      ]);
      await call("CreateRole", {
        AssumeRolePolicyDocument: JSON.stringify(trust),
        Description: "Copies the state's bucket into another region",
        ...(Object.fromEntries(members) as Record<string, string>),
      });
    },
    policy: async () => {
      const text = await absent(() => call("GetRolePolicy", { PolicyName: POLICY }));
      const document = /<PolicyDocument>([^<]*)<\/PolicyDocument>/.exec(text ?? "")?.[1];
      return document === undefined ? undefined : (JSON.parse(decodeURIComponent(document)) as unknown);
    },
    setPolicy: async (policy) => {
      await call("PutRolePolicy", { PolicyName: POLICY, PolicyDocument: JSON.stringify(policy) });
    },
  };
}
