// A dialog over the page: a title, a way out, and the focus kept inside.
import { X } from "lucide-react";
import { useEffect } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { words } from "../i18n";
import { IconButton } from "./Button";
import style from "./dialog.module.css";
import { joined } from "./joined";

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly wide?: boolean;
  readonly alert?: boolean;
  readonly children: React.ReactNode;
}

export function Dialog({ title, onClose, wide = false, alert = false, children }: DialogProps) {
  useEscapeWithoutFocus(onClose);
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => open || onClose()}
      className={style.shade ?? ""}
    >
      <Modal className={joined(style.modal, wide && style.wideModal)}>
        <AriaDialog role={alert ? "alertdialog" : "dialog"} className={style.dialog ?? ""}>
          <header className={style.head}>
            <Heading slot="title" level={2} className={style.title ?? ""}>
              {title}
            </Heading>
            <IconButton size="s" label={words.app.close} icon={<X size={18} />} onPress={onClose} />
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** A button that goes away under the finger leaves the focus nowhere; Escape still closes the dialog then. */
function useEscapeWithoutFocus(onClose: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented && document.activeElement === document.body)
        onClose();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [onClose]);
}
