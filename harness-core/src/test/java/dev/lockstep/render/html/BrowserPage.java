package dev.lockstep.render.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** One page in a browser, used as a person would use it: with a mouse and a keyboard. */
final class BrowserPage {

    private static final Map<String, Integer> KEYS = Map.of(
            "Tab",
            9,
            "Enter",
            13,
            "Escape",
            27,
            " ",
            32,
            "ArrowLeft",
            37,
            "ArrowUp",
            38,
            "ArrowRight",
            39,
            "ArrowDown",
            40);

    private final ObjectMapper json = new ObjectMapper();
    private final Chromium browser;
    private final String session;

    BrowserPage(Chromium browser, String session) {
        this.browser = browser;
        this.session = session;
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            send(domain + ".enable", json.createObjectNode());
        }
    }

    /** Looks at the page through a window of that size, in light or dark colours, on a screen or on paper. */
    BrowserPage looking(int width, int height, String scheme) {
        send(
                "Emulation.setDeviceMetricsOverride",
                json.createObjectNode()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
        ObjectNode media = json.createObjectNode().put("media", scheme.equals("print") ? "print" : "");
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", scheme.equals("print") ? "light" : scheme);
        send("Emulation.setEmulatedMedia", media);
        return this;
    }

    /** Opens a file and waits until it is there. */
    BrowserPage open(Path file, String hash) {
        send(
                "Page.navigate",
                json.createObjectNode().put("url", file.toAbsolutePath().toUri() + hash));
        evaluate(
                "new Promise(done => document.readyState === 'complete' ? done(1) : addEventListener('load', () => done(1)))");
        settle();
        return this;
    }

    /** Lets the page do what it has begun. */
    void settle() {
        evaluate("new Promise(done => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 60))");
    }

    /** Returns what a script says; promises are waited for. */
    JsonNode evaluate(String script) {
        JsonNode result = send(
                "Runtime.evaluate",
                json.createObjectNode()
                        .put("expression", script)
                        .put("awaitPromise", true)
                        .put("returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(script + ": " + result.path("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    String text(String script) {
        return evaluate(script).asText();
    }

    int number(String script) {
        return evaluate(script).asInt();
    }

    /** Clicks into the middle of the first element that fits, after scrolling it into sight. */
    void click(String selector) {
        JsonNode place = place(selector);
        for (String type : List.of("mousePressed", "mouseReleased")) {
            send(
                    "Input.dispatchMouseEvent",
                    json.createObjectNode()
                            .put("type", type)
                            .put("x", place.path(0).asDouble())
                            .put("y", place.path(1).asDouble())
                            .put("button", "left")
                            .put("clickCount", 1));
        }
        settle();
    }

    void hover(String selector) {
        JsonNode place = place(selector);
        send(
                "Input.dispatchMouseEvent",
                json.createObjectNode()
                        .put("type", "mouseMoved")
                        .put("x", place.path(0).asDouble())
                        .put("y", place.path(1).asDouble()));
        settle();
    }

    private JsonNode place(String selector) {
        String found = "document.querySelector(" + quoted(selector) + ")";
        evaluate(found + ".scrollIntoView({block: 'center'})");
        settle();
        return evaluate("(() => { const box = " + found + ".getBoundingClientRect();"
                + " return [box.x + box.width / 2, box.y + box.height / 2]; })()");
    }

    void press(String key) {
        ObjectNode stroke = json.createObjectNode()
                .put("key", key)
                .put("code", key.equals(" ") ? "Space" : key)
                .put("windowsVirtualKeyCode", KEYS.get(key));
        if (key.equals("Enter") || key.equals(" ")) {
            stroke.put("text", key.equals("Enter") ? "\r" : " ");
        }
        send("Input.dispatchKeyEvent", stroke.deepCopy().put("type", "keyDown"));
        send("Input.dispatchKeyEvent", stroke.put("type", "keyUp"));
        settle();
    }

    void type(String text) {
        send("Input.insertText", json.createObjectNode().put("text", text));
        settle();
    }

    /** Returns every complaint of the browser about the page. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        browser.events(session, "Runtime.exceptionThrown").forEach(event -> complaints.add(event.toString()));
        browser.events(session, "Log.entryAdded").forEach(event -> complaints.add(event.toString()));
        return complaints;
    }

    /** Returns every address that the page asked for. */
    List<String> requests() {
        return browser.events(session, "Network.requestWillBeSent").stream()
                .map(event -> event.path("request").path("url").asText())
                .toList();
    }

    void picture(Path file) throws IOException {
        JsonNode shot = send("Page.captureScreenshot", json.createObjectNode().put("format", "png"));
        Files.write(file, Base64.getDecoder().decode(shot.path("data").asText()));
    }

    private String quoted(String text) {
        return json.getNodeFactory().textNode(text).toString();
    }

    private JsonNode send(String method, ObjectNode parameters) {
        return browser.send(session, method, parameters);
    }
}
