// Saves a file that was asked for, once.

let saved = "";

export default function ({ data }) {
  if (data.id === saved) return;
  saved = data.id;
  const bytes = Uint8Array.from(atob(data.content), (sign) => sign.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: data.type }));
  link.download = data.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
