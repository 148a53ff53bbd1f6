// A WebSocket client with next to no cost of its own: raw TCP, whole frames as Buffers, a mask of zeros.
import net from "node:net";

export class Wire {
  constructor(port, path, headers, onOpen, onFrame, onClose = () => {}) {
    this.onFrame = onFrame;
    this.parts = [];
    this.held = 0;
    this.need = 0;
    this.isOpen = false;
    this.socket = net.connect(port, "127.0.0.1", () => {
      this.socket.setNoDelay(true);
      const lines = [`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, "Upgrade: websocket", "Connection: Upgrade"];
      lines.push("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13");
      for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
      this.socket.write(`${lines.join("\r\n")}\r\n\r\n`);
    });
    this.socket.on("data", (chunk) => this.#take(chunk, onOpen));
    this.socket.on("error", () => this.socket.destroy());
    this.socket.on("close", onClose);
  }

  send(opcode, payload) {
    const length = payload.length;
    const size = length < 126 ? 6 : length < 65536 ? 8 : 14;
    const frame = Buffer.alloc(size + length);
    frame[0] = 0x80 | opcode;
    if (length < 126) frame[1] = 0x80 | length;
    else if (length < 65536) {
      frame[1] = 0x80 | 126;
      frame.writeUInt16BE(length, 2);
    } else {
      frame[1] = 0x80 | 127;
      frame.writeBigUInt64BE(BigInt(length), 2);
    }
    payload.copy(frame, size);
    this.socket.write(frame);
  }

  close() {
    this.socket.destroy();
  }

  #take(chunk, onOpen) {
    let data = chunk;
    if (this.held > 0) {
      this.parts.push(chunk);
      this.held += chunk.length;
      if (this.held < this.need) return;
      data = Buffer.concat(this.parts);
      this.parts = [];
      this.held = 0;
      this.need = 0;
    }
    if (!this.isOpen) {
      const end = data.indexOf("\r\n\r\n");
      if (end < 0) return this.#hold(data, data.length + 1);
      if (!data.subarray(0, 12).includes("101")) throw new Error(data.subarray(0, 400).toString());
      this.isOpen = true;
      onOpen(this);
      data = data.subarray(end + 4);
    }
    this.#frames(data);
  }

  #frames(data) {
    let at = 0;
    while (data.length - at >= 2) {
      let length = data[at + 1] & 127;
      let head = 2;
      if (length === 126) {
        if (data.length - at < 4) return this.#hold(data.subarray(at), 4);
        length = data.readUInt16BE(at + 2);
        head = 4;
      } else if (length === 127) {
        if (data.length - at < 10) return this.#hold(data.subarray(at), 10);
        length = Number(data.readBigUInt64BE(at + 2));
        head = 10;
      }
      if (data.length - at < head + length) return this.#hold(data.subarray(at), head + length);
      const opcode = data[at] & 15;
      const payload = data.subarray(at + head, at + head + length);
      if (opcode === 9) this.send(10, payload);
      else if (opcode === 1 || opcode === 2) this.onFrame(payload, this);
      at += head + length;
    }
    if (at < data.length) this.#hold(data.subarray(at), 2);
  }

  #hold(data, need) {
    if (data.length === 0) return;
    this.parts = [data];
    this.held = data.length;
    this.need = need;
  }
}
