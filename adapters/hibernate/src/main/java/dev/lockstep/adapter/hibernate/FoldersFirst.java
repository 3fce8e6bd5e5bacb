package dev.lockstep.adapter.hibernate;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** Loads what its folders hold from there, even if the class path has a class of that name: another version of it. */
final class FoldersFirst extends URLClassLoader {

    FoldersFirst(List<URL> folders, ClassLoader parent) {
        super(folders.toArray(URL[]::new), parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null && findResource(name.replace('.', '/') + ".class") != null) {
                loaded = findClass(name);
            }
            return loaded == null ? super.loadClass(name, resolve) : loaded;
        }
    }

    /** Returns the places in the folders alone, if they have any. */
    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> own = Collections.list(findResources(name));
        return own.isEmpty() ? super.getResources(name) : Collections.enumeration(own);
    }
}
