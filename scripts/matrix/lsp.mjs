/** As much of an editor as a language server of ESLint asks for: documents, diagnostics, code actions. */
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/**
 * @typedef {{ line: number, character: number }} Position
 * @typedef {{ start: Position, end: Position }} Range
 * @typedef {{ range: Range, message: string, code?: string | number, codeDescription?: { href: string } }} Diagnostic
 * @typedef {{ range: Range, newText: string }} TextEdit
 * @typedef {{ title: string, kind?: string, edit?: Edit, command?: { command: string, arguments?: unknown[] } }} CodeAction
 * @typedef {{ changes?: Record<string, TextEdit[]>, documentChanges?: { textDocument: { uri: string }, edits: TextEdit[] }[] }} Edit
 */

const settings = {
  validate: 'on',
  run: 'onType',
  packageManager: 'npm',
  useESLintClass: true,
  experimental: { useFlatConfig: true },
  useFlatConfig: true,
  codeAction: { disableRuleComment: { enable: true, location: 'separateLine' }, showDocumentation: { enable: true } },
  codeActionOnSave: { mode: 'all' },
  format: false,
  quiet: false,
  onIgnoredFiles: 'off',
  options: {},
  rulesCustomizations: [],
  problems: { shortenToSingleLine: false },
  nodePath: null,
  workingDirectory: { mode: 'location' },
};

export class Editor {
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  #asked = new Map();
  /** @type {Map<string, Diagnostic[]>} */
  #pushed = new Map();
  /** @type {Edit[]} */
  #applied = [];
  #next = 1;
  #buffer = Buffer.alloc(0);
  #pulls = false;
  #versions = new Map();

  /**
   * @param {string} server a program that speaks the protocol
   * @param {string} root of the project
   */
  constructor(server, root) {
    this.root = root;
    this.process = spawn(process.execPath, [server, '--stdio'], { cwd: root, stdio: ['pipe', 'pipe', 'ignore'] });
    this.process.stdout.on('data', chunk => this.#take(chunk));
  }

  async start() {
    const folder = { uri: pathToFileURL(this.root).href, name: 'project' };
    const { capabilities } = await this.#ask('initialize', {
      processId: process.pid,
      rootUri: folder.uri,
      workspaceFolders: [folder],
      capabilities: {
        workspace: {
          configuration: true,
          workspaceFolders: true,
          applyEdit: true,
          diagnostics: { refreshSupport: true },
        },
        textDocument: {
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
          diagnostic: { dynamicRegistration: true },
          publishDiagnostics: { codeDescriptionSupport: true },
        },
      },
    });
    this.#pulls ||= capabilities.diagnosticProvider !== undefined;
    this.#tell('initialized', {});
  }

  /**
   * @param {string} file
   * @param {string} text
   */
  open(file, text) {
    this.#versions.set(file, 1);
    const document = { uri: this.uri(file), languageId: languageOf(file), version: 1, text };
    this.#tell('textDocument/didOpen', { textDocument: document });
  }

  /**
   * @param {string} file
   * @param {string} text as it is in the buffer, not on the disk
   */
  change(file, text) {
    const version = this.#versions.get(file) + 1;
    this.#versions.set(file, version);
    this.#pushed.delete(this.uri(file));
    this.#tell('textDocument/didChange', {
      textDocument: { uri: this.uri(file), version },
      contentChanges: [{ text }],
    });
  }

  /**
   * @param {string} file
   * @returns {Promise<Diagnostic[]>}
   */
  async diagnostics(file) {
    const uri = this.uri(file);
    if (this.#pulls) return (await this.#ask('textDocument/diagnostic', { textDocument: { uri } })).items ?? [];
    for (let left = 100; left > 0; left--) {
      const found = this.#pushed.get(uri);
      if (found) return found;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    throw new Error(`the server says nothing of ${file}`);
  }

  /**
   * What stands under the light bulb.
   *
   * @param {string} file
   * @param {Diagnostic} diagnostic
   * @returns {Promise<CodeAction[]>}
   */
  async actions(file, diagnostic) {
    const context = { diagnostics: [diagnostic], triggerKind: 1 };
    const textDocument = { uri: this.uri(file) };
    return (await this.#ask('textDocument/codeAction', { textDocument, range: diagnostic.range, context })) ?? [];
  }

  /**
   * The text of a file after an action.
   *
   * @param {string} file
   * @param {string} text
   * @param {CodeAction} action
   */
  async apply(file, text, action) {
    this.#applied = [];
    if (action.command) await this.#ask('workspace/executeCommand', action.command);
    const edits = [...(action.edit ? [action.edit] : []), ...this.#applied].flatMap(edit => [
      ...(edit.changes?.[this.uri(file)] ?? []),
      ...(edit.documentChanges ?? [])
        .filter(({ textDocument }) => textDocument.uri === this.uri(file))
        .flatMap(each => each.edits),
    ]);
    return edited(text, edits);
  }

  stop() {
    this.process.kill();
  }

  /** @param {string} file */
  uri(file) {
    return pathToFileURL(`${this.root}/${file}`).href;
  }

  /** @param {Buffer} chunk */
  #take(chunk) {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const end = this.#buffer.indexOf('\r\n\r\n');
      const [, length] = /Content-Length: (\d+)/i.exec(this.#buffer.toString('utf8', 0, Math.max(end, 0))) ?? [];
      if (length === undefined || this.#buffer.length < end + 4 + Number(length)) return;
      const message = JSON.parse(this.#buffer.toString('utf8', end + 4, end + 4 + Number(length)));
      this.#buffer = this.#buffer.subarray(end + 4 + Number(length));
      this.#hear(message);
    }
  }

  /** @param {any} message */
  #hear({ id, method, params, result, error }) {
    if (method === undefined) {
      const asked = this.#asked.get(id);
      this.#asked.delete(id);
      if (error) asked?.reject(new Error(error.message));
      else asked?.resolve(result);
      return;
    }
    if (method === 'textDocument/publishDiagnostics') this.#pushed.set(params.uri, params.diagnostics);
    if (id !== undefined) this.#send({ id, result: this.#answer(method, params) });
  }

  /**
   * @param {string} method
   * @param {any} params
   */
  #answer(method, params) {
    switch (method) {
      case 'workspace/configuration':
        return params.items.map(() => ({
          ...settings,
          workspaceFolder: { uri: pathToFileURL(this.root).href, name: 'project' },
        }));
      case 'workspace/applyEdit':
        this.#applied.push(params.edit);
        return { applied: true };
      case 'client/registerCapability':
        this.#pulls ||= params.registrations.some(
          (/** @type {{ method: string }} */ each) => each.method === 'textDocument/diagnostic',
        );
        return null;
      default:
        return null;
    }
  }

  /**
   * @param {string} method
   * @param {unknown} params
   * @returns {Promise<any>}
   */
  #ask(method, params) {
    const id = this.#next++;
    this.#send({ id, method, params });
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`the server does not answer ${method}`)), 60_000);
      this.#asked.set(id, {
        resolve: value => (clearTimeout(timer), resolve(value)),
        reject: error => (clearTimeout(timer), reject(error)),
      });
    });
  }

  /**
   * @param {string} method
   * @param {unknown} params
   */
  #tell(method, params) {
    this.#send({ method, params });
  }

  /** @param {object} message */
  #send(message) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }
}

/** @param {string} file */
function languageOf(file) {
  return file.endsWith('.tsx') ? 'typescriptreact' : 'typescript';
}

/**
 * @param {string} text
 * @param {readonly TextEdit[]} edits
 */
function edited(text, edits) {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const offset = (/** @type {Position} */ { line, character }) => (starts[line] ?? text.length) + character;
  return edits
    .map(({ range, newText }) => ({ start: offset(range.start), end: offset(range.end), newText }))
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end), text);
}
