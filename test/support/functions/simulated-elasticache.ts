/** Users of ElastiCache as far as a rotation sees them; each change takes a while, in which no other is taken. */
import { awsError, type SimulatedApi } from "./simulated-account.ts";

export interface SimulatedUser {
  readonly id: string;
  type: "iam" | "password";
  passwords: readonly string[];
  /** How often it is still seen as being changed. */
  busy: number;
}

/** Looks that a change takes. */
const CHANGE = 2;

export function elastiCache(user: SimulatedUser): SimulatedApi {
  const find = (id: unknown) => {
    if (id !== user.id) throw awsError("UserNotFoundFault", String(id));
  };
  return {
    members: { DescribeUsers: ["UserId"], ModifyUser: ["UserId", "AuthenticationMode"] },
    operations: {
      DescribeUsers: ({ UserId }) => {
        find(UserId);
        const Status = user.busy > 0 ? "modifying" : "active";
        user.busy = Math.max(0, user.busy - 1);
        const Authentication = { Type: user.type, PasswordCount: user.passwords.length };
        return { Users: [{ UserId, Status, Authentication }] };
      },
      ModifyUser: ({ UserId, AuthenticationMode }) => {
        find(UserId);
        if (user.busy > 0) throw awsError("InvalidUserStateFault", "the user is being changed");
        const { Type, Passwords } = AuthenticationMode as { readonly Type: string; readonly Passwords: string[] };
        if (Type !== "password") throw awsError("InvalidParameterValueException", Type);
        if (Passwords.length === 0 || Passwords.length > 2 || new Set(Passwords).size < Passwords.length) {
          throw awsError("InvalidParameterValueException", `${Passwords.length} passwords`);
        }
        for (const password of Passwords) {
          if (!/^[!#-.0-?A-~]{16,128}$/.test(password)) throw awsError("InvalidParameterValueException", "a password");
        }
        Object.assign(user, { type: "password", passwords: [...Passwords], busy: CHANGE });
        return { UserId, Status: "modifying" };
      },
    },
  };
}
