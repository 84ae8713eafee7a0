import { Hub } from './hub';
import type { ToHub } from './protocol';

interface ConnectScope {
  onconnect: ((event: MessageEvent) => void) | null;
}

const hub = new Hub('/api/v1/live');

(self as unknown as ConnectScope).onconnect = (event) => {
  const port = event.ports[0];
  if (port === undefined) return;
  port.onmessage = (message: MessageEvent<ToHub>) =>
    hub.tell(port, (reply) => port.postMessage(reply), message.data);
};
