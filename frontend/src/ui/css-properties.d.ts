// Custom properties may stand in a style: they carry places and colours into the style sheets.
import "react";

declare module "react" {
  interface CSSProperties {
    [property: `--${string}`]: string | number | undefined;
  }
}
