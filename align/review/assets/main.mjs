// @ts-check

import { byId } from "./view/dom.mjs";
import { listen } from "./view/input.mjs";
import { Page } from "./view/page.mjs";

listen(new Page(JSON.parse(byId("data").textContent ?? "")));
