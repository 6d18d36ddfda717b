import { Hono } from 'hono';
import type { Sandbox } from '../model';
export function createPages(_sandbox: Sandbox): Hono {
  return new Hono();
}
