"use strict";
const words = {{ words|safe }};
self.addEventListener("push", (event) => event.waitUntil(self.registration.showNotification(words.title, { body: words.body, icon: words.icon, tag: "viec" })));
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(words.href));
});
