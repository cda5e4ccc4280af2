import { afterAll, describe, expect, it } from 'vitest';

import { isInServerless } from '../../../../lib/concerns/flush/serverless.ts';
import { createProject } from '../../../support/project.ts';
import { parsed } from '../../../support/nodes.ts';

const project = createProject({ 'plain/package.json': '{}', 'served/vercel.json': '{}' });
afterAll(() => project.remove());

/** Whether the call of `here` stands in a function that ends when it has answered. */
function isServed(text: string, file = 'plain/src/a.ts'): boolean {
  const { call, sourceCode } = parsed(text, file);
  return isInServerless(call('here'), sourceCode, file, project.root) !== undefined;
}

describe('a function that is given to a platform', () => {
  it.each([
    ["import { onRequest } from 'firebase-functions/v2/https'; export const a = onRequest(() => { here(); });", true],
    ["import * as functions from 'firebase-functions'; functions.https.onRequest(() => { here(); });", true],
    ["import functions from 'firebase-functions'; functions.runWith({}).https.onCall(() => { here(); });", true],
    ["import { app } from '@azure/functions'; app.http('a', { handler: () => { here(); } });", true],
    ["import { http } from '@google-cloud/functions-framework'; http('a', () => { list.map(() => here()); });", true],
    ["import { serve } from 'https://deno.land/std@0.1/http/server.ts'; serve(() => { here(); });", true],
    ['Deno.serve(() => { here(); });', true],
    ['Deno.other(() => { here(); });', false],
    ["import { onRequest } from 'firebase-functions-own'; onRequest(() => { here(); });", false],
    ["import { onRequest } from './own'; onRequest(() => { here(); });", false],
    ["import { onRequest } from 'firebase-functions'; onRequest(a); const b = () => { here(); };", false],
    ['serve(() => { here(); });', false],
    ['here();', false],
  ])('%s: %s', (text, expected) => {
    expect(isServed(text)).toBe(expected);
  });
});

describe('a worker', () => {
  it.each([
    ['export default { fetch() { here(); } };', true],
    ['export default { fetch: async () => { here(); } } satisfies ExportedHandler;', true],
    ['export default { scheduled() { here(); } };', true],
    ['export default { queue() { here(); }, other: 1 };', true],
    ['const worker = { email() { here(); } }; export default worker;', true],
    ['const worker = { tail() { here(); } } as Own; export default worker;', true],
    ['export default { other() { here(); } };', false],
    ['export default { port: 3000, fetch() { here(); } };', false],
    ['const worker = { fetch() { here(); } };', false],
    ['const worker = { fetch() { here(); } }; export { worker };', false],
    ['use({ fetch() { here(); } });', false],
    ['class A { fetch() { here(); } }', false],
  ])('%s: %s', (text, expected) => {
    expect(isServed(text)).toBe(expected);
  });
});

describe('a handler', () => {
  it.each([
    [
      "import type { APIGatewayEvent } from 'aws-lambda'; export const run = (event: APIGatewayEvent) => { here(); };",
      true,
    ],
    ["import type { Handler } from 'aws-lambda'; export const run: Handler = () => { here(); };", true],
    ['export const run = (event: SQSEvent) => { here(); };', true],
    ['export const run: SQSHandler = () => { here(); };', true],
    ["import type { SQSEvent } from './own'; export const run = (event: SQSEvent) => { here(); };", false],
    ['export const run = (event: OwnEvent) => { here(); };', false],
    ['const run = (event: SQSEvent) => { here(); };', false],
    ['exports.run = (event: SQSEvent) => { here(); };', true],
    ['export const handler = event => { here(); };', true],
    ['export const handler = _event => { here(); };', true],
    ['export const handler = ({ body }) => { here(); };', true],
    ['export const handler: Handler = request => { here(); };', true],
    ['export const handler = (request, context: Context) => { here(); };', true],
    ['exports.handler = event => { here(); };', true],
    ['export const handler = request => { here(); };', false],
    ['export const handler = () => { here(); };', false],
    ['export const other = event => { here(); };', false],
  ])('%s: %s', (text, expected) => {
    expect(isServed(text)).toBe(expected);
  });

  it.each([
    ['netlify/functions/a.ts', 'export const handler = request => { here(); };', true],
    ['netlify/edge-functions/a.ts', 'export default request => { here(); };', true],
    ['lambda/a.ts', 'export default request => { here(); };', true],
    ['src/lambdas/a.ts', 'export default request => { here(); };', true],
    ['supabase/functions/a/index.ts', 'export default request => { here(); };', true],
    ['serverless/a.ts', 'export const other = request => { here(); };', false],
    ['src/functions/a.ts', 'export default request => { here(); };', false],
    ['functions/a.ts', 'export const onRequest = () => { here(); };', true],
    ['functions/a.ts', 'export const onRequestPost = () => { here(); };', true],
    ['functions/a.ts', 'export const onRequestOther = () => { here(); };', false],
    ['src/a.ts', 'export const onRequest = () => { here(); };', false],
    ['middleware.ts', "import { NextResponse } from 'next/server'; export function middleware() { here(); }", true],
    ['src/middleware.js', "import { NextResponse } from 'next/server'; export default () => { here(); };", true],
    ['middleware.ts', "import { NextResponse } from 'next/server'; export function other() { here(); }", false],
    ['middleware.ts', "import express from 'express'; export function middleware() { here(); }", false],
    ['src/a.ts', "import { NextResponse } from 'next/server'; export function middleware() { here(); }", false],
  ])('in %s, %s: %s', (file, text, expected) => {
    expect(isServed(text, file)).toBe(expected);
  });
});

describe('a route', () => {
  it.each([
    ['app/api/route.ts', 'export function POST() { here(); }', true],
    ['app/api/route.ts', 'export const GET = () => { here(); };', true],
    ['app/api/route.ts', 'export const other = () => { here(); };', false],
    ['src/routes/+server.js', 'export const PATCH = () => { here(); };', true],
    ['app/api/other.ts', 'export function POST() { here(); }', false],
    ['pages/api/a.ts', 'export default () => { here(); };', true],
    ['pages/a.ts', 'export default () => { here(); };', false],
  ])('of %s, %s, where such a platform shows: %s', (file, text, expected) => {
    expect(isServed(text, `served/${file}`)).toBe(expected);
    expect(isServed(text, `plain/${file}`)).toBe(false);
  });

  it.each([
    ["export const runtime = 'edge'; export function POST() { here(); }", true],
    ["export const runtime = 'experimental-edge'; export function POST() { here(); }", true],
    ["export const config = { runtime: 'edge' }; export default () => { here(); };", true],
    ["export const config = { runtime: 'edge' } as const; export function action() { here(); }", true],
    ["export const runtime = 'nodejs'; export function POST() { here(); }", false],
    ["export const other = 'edge'; export function POST() { here(); }", false],
    ["const runtime = 'edge'; export function POST() { here(); }", false],
    ["export const config = { other: 'edge' }; export default () => { here(); };", false],
    ["export const runtime = 'edge'; export function other() { here(); }", false],
  ])('%s: %s', (text, expected) => {
    expect(isServed(text)).toBe(expected);
  });
});

describe('an action of the server', () => {
  it.each([
    ["'use server'; export async function save() { here(); }", true],
    ["export function Page() { async function save() { 'use server'; here(); } }", true],
    ["'use server'; async function save() { here(); }", false],
    ["'use client'; export async function save() { here(); }", false],
  ])('%s: %s', (text, expected) => {
    expect(isServed(text, 'served/src/a.ts')).toBe(expected);
    expect(isServed(text, 'plain/src/a.ts')).toBe(false);
  });
});
