// Two soft notes; silent where the browser lets no page sound before somebody has touched it.

const NOTES = [
  { hertz: 659.26, at: 0 },
  { hertz: 523.25, at: 0.35 },
];
const FADES = 1.4;
const LOUD = 0.12;

export function chime(): void {
  if (typeof AudioContext === "undefined") return;
  const sound = new AudioContext();
  for (const { hertz, at } of NOTES) ring(sound, hertz, sound.currentTime + at);
  setTimeout(() => void sound.close(), 1000 * (FADES + 1));
}

function ring(sound: AudioContext, hertz: number, at: number): void {
  const tone = new OscillatorNode(sound, { type: "sine", frequency: hertz });
  const volume = new GainNode(sound, { gain: 0 });
  volume.gain.linearRampToValueAtTime(LOUD, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + FADES);
  tone.connect(volume).connect(sound.destination);
  tone.start(at);
  tone.stop(at + FADES);
}
