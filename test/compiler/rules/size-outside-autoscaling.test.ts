import { it } from "vitest";
import { sizeOutsideAutoscaling } from "../../../src/compiler/rules/size-outside-autoscaling.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports bounds on the wrong side, and of another class", () => {
  expectFindings(
    sizeOutsideAutoscaling,
    `
    databases:
      orders: { size: M30, autoscaling: { maxSize: M20 } }
      stock: { size: M30, autoscaling: { minSize: M40, maxSize: R50 } }
  `,
    [
      {
        message: 'maxSize M20 of database "orders" is below its size M30',
        at: "2:48",
        help: "write maxSize: M30, or another size",
        related: [{ message: "its size is here", at: "2:19" }],
      },
      { message: 'minSize M40 of database "stock" is above its size M30', at: "3:47" },
      { message: 'maxSize R50 of database "stock" is of another class than its size M30', at: "3:61" },
    ],
  );
});

it("reports bounds that leave no room", () => {
  expectFindings(
    sizeOutsideAutoscaling,
    `
    databases:
      orders: { size: M30, autoscaling: { maxSize: M30 } }
      stock: { size: M300, autoscaling: { minSize: M300, maxSize: M300 } }
  `,
    [
      {
        message: 'maxSize M30 of database "orders" is the same as its size',
        at: "2:48",
        help: "write a larger one such as M40, or remove it",
      },
      {
        message: 'maxSize M300 of database "stock" is the same as its minSize',
        at: "3:63",
        help: "write a larger one, or remove it",
      },
    ],
  );
});

it("accepts a size between its bounds, also the largest", () => {
  expectFindings(
    sizeOutsideAutoscaling,
    `
    databases:
      orders: { size: M50, autoscaling: { minSize: M30, maxSize: M50 } }
      stock: { size: R40, autoscaling: { maxSize: R700 } }
      other: { size: M35, autoscaling: { maxSize: M30 } }
  `,
    [],
  );
});
