import { FitAddon } from '@xterm/addon-fit';
import { Terminal, type ITheme } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';
import { remove } from '../../api/http';
import type { TerminalTicket } from '../../api/types';
import { Link, type Ended } from './link';

/** One session on its screen. It lives beside the pages: who looks at the logs meanwhile finds it as it was. */
export interface Screen {
  id: string;
  pod: string;
  container: string;
  state: 'opening' | 'open' | 'away' | 'ended';
  ended: Ended | null;
  element: HTMLDivElement;
  fit: () => void;
  focus: () => void;
  paint: (dark: boolean) => void;
  close: () => void;
}

type Room = string;
const rooms = new Map<Room, Screen[]>();
const watchers = new Set<() => void>();
const NONE: Screen[] = [];

export function screensOf(room: Room): Screen[] {
  return rooms.get(room) ?? NONE;
}

export function watchScreens(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function change(room: Room, make: (old: Screen[]) => Screen[]): void {
  rooms.set(room, make(screensOf(room)));
  watchers.forEach((watcher) => watcher());
}

/** @param path of the app in its environment, which is also the name of its room */
export function openScreen(path: Room, ticket: TerminalTicket, dark: boolean): Screen {
  const terminal = new Terminal({
    fontFamily: "'JetBrains Mono Variable', ui-monospace, Menlo, 'Noto Sans Mono CJK SC', monospace",
    fontSize: 13, scrollback: 5_000, theme: themeOf(dark), macOptionIsMeta: true,
    // What a program writes must not lead a person away: links of its own are only text.
    linkHandler: { activate: () => undefined },
  });
  const fitting = new FitAddon();
  terminal.loadAddon(fitting);
  const element = document.createElement('div');
  element.className = 'terminal-screen';
  const patch = (some: Partial<Screen>) => change(path, (old) => old.map((one) => (one.id === ticket.session ? Object.assign({}, one, some) : one)));
  const link = new Link(path, ticket, {
    show: (bytes, shown) => terminal.write(bytes, shown),
    state: (state, ended) => patch({ state, ended: ended ?? null }),
    size: () => ({ columns: terminal.cols, rows: terminal.rows }),
  });
  const encoder = new TextEncoder();
  terminal.onData((text) => link.type(encoder.encode(text)));
  terminal.onBinary((text) => link.type(Uint8Array.from(text, (char) => char.charCodeAt(0))));
  terminal.onResize(({ cols, rows }) => link.resize(cols, rows));
  const screen: Screen = {
    id: ticket.session, pod: ticket.pod, container: ticket.container, state: 'opening', ended: null, element,
    fit: () => {
      if (terminal.element === undefined) terminal.open(element);
      fitting.fit();
    },
    focus: () => terminal.focus(),
    paint: (nowDark) => void (terminal.options.theme = themeOf(nowDark)),
    close: () => {
      link.stop();
      const open = screensOf(path).find((one) => one.id === ticket.session)?.state !== 'ended';
      change(path, (old) => old.filter((one) => one.id !== ticket.session));
      terminal.dispose();
      // One that has ended by itself meanwhile is as good as closed.
      if (open) void remove(`/terminals/${ticket.session}`).catch(() => undefined);
    },
  };
  change(path, (old) => [...old, screen]);
  return screen;
}

const LIGHT: ITheme = {
  background: '#ffffff', foreground: '#16202c', cursor: '#1b5bb8', cursorAccent: '#ffffff', selectionBackground: '#cfdff5',
  black: '#16202c', red: '#b42a22', green: '#177a4c', yellow: '#8f5b0a', blue: '#1b5bb8', magenta: '#6f4bb8', cyan: '#0f6f7d', white: '#56636f',
  brightBlack: '#66727e', brightRed: '#b42a22', brightGreen: '#177a4c', brightYellow: '#b4530f', brightBlue: '#1f66d1', brightMagenta: '#6f4bb8', brightCyan: '#0f6f7d', brightWhite: '#16202c',
};

const DARK: ITheme = {
  background: '#161e27', foreground: '#e6ebf0', cursor: '#7db0f5', cursorAccent: '#161e27', selectionBackground: '#2c4260',
  black: '#3a4754', red: '#f5827b', green: '#55cb92', yellow: '#e5b654', blue: '#7db0f5', magenta: '#b69cf0', cyan: '#6fc7d4', white: '#e6ebf0',
  brightBlack: '#8c99a6', brightRed: '#f5827b', brightGreen: '#55cb92', brightYellow: '#f2a063', brightBlue: '#7cb0ff', brightMagenta: '#b69cf0', brightCyan: '#6fc7d4', brightWhite: '#ffffff',
};

function themeOf(dark: boolean): ITheme {
  return dark ? DARK : LIGHT;
}
