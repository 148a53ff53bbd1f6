// Read by Excalidraw while it loads: its fonts come from here, not from its network.
window.EXCALIDRAW_ASSET_PATH = "/assets-of-excalidraw/";
