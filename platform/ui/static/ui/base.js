// @ts-check
// What every page has: its elements, forms that are sent once, and the visitor's time zone for the server.

import "ui/elements/copy.js";
import "ui/elements/dialog.js";
import "ui/elements/menu.js";
import "ui/elements/tabs.js";
import "ui/elements/theme.js";
import "ui/elements/toast.js";
import "ui/current.js";
import "ui/file-fields.js";
import "ui/refusals.js";
import "ui/submit-once.js";
import { keepCookie, readCookie } from "ui/cookies.js";

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && readCookie("time_zone") !== zone) keepCookie("time_zone", zone);
