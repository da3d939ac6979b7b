/** The simulated mongodbatlas provider: the program that the engine starts. */
import { serveProvider } from "./provider.ts";

serveProvider("mongodbatlas");
